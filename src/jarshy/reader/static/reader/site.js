/* What a page does beyond being read. Everything is there without it; nothing is asked of others.
   Words come from the page itself, so that they are in its script. */
(function (page, root) {
  "use strict";
  var says = page.getElementById("says").textContent.split("|");
  var isRtl = root.dir === "rtl";
  function all(selector, within) { return Array.from((within || page).querySelectorAll(selector)); }
  function make(tag, properties, children) {
    var element = Object.assign(page.createElement(tag), properties);
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  /* Live minutes: "5 минут бұрын" for a day. The old width is kept, so that nothing moves. */
  function tellAge() {
    all(".byline time").forEach(function (time) {
      var minutes = Math.floor((Date.now() - new Date(time.dateTime)) / 60000);
      if (!(minutes >= 0 && minutes < 1440)) {
        if (time.title) { time.textContent = time.title; time.title = ""; }
        return;
      }
      if (!time.title) {
        time.title = time.textContent;
        time.style.minInlineSize = time.getBoundingClientRect().width + "px";
      }
      time.textContent = minutes < 1 ? says[0] : minutes < 60
        ? minutes + " " + says[1] : Math.floor(minutes / 60) + " " + says[2];
    });
  }
  tellAge();
  setInterval(tellAge, 60000);

  /* On a phone the row of rubrics is longer than the screen: it is turned to the one being read. */
  var here = page.querySelector(".rubrics [aria-current]"), row = here && here.closest("ul");
  if (row) {
    var middle = row.getBoundingClientRect(), own = here.getBoundingClientRect();
    row.scrollLeft += own.left + own.width / 2 - middle.left - middle.width / 2;
  }

  /* Another script opens at the same place: at the first block that is in sight. */
  all(".scripts a").forEach(function (link) {
    var plain = link.getAttribute("href");
    link.addEventListener("click", function () {
      var seen = all(".body > [id]").find(function (block) {
        return block.getBoundingClientRect().bottom > 40;
      });
      var isRead = seen && (seen.previousElementSibling || scrollY > innerHeight);
      link.setAttribute("href", plain + location.search + (isRead ? "#" + seen.id : ""));
      remember(link.lang);
    });
  });

  /* The script last chosen is remembered here and nowhere else; it is offered, never imposed. */
  function remember(lang) { try { localStorage.setItem("script", lang); } catch (refused) { /* private window */ } }
  function remembered() { try { return localStorage.getItem("script"); } catch (refused) { return null; } }
  function offerScript() {
    var chosen = page.querySelector('.scripts a[lang="' + remembered() + '"]:not([aria-current])');
    if (!chosen) return;
    var link = make("a", { href: chosen.href + location.search + location.hash, textContent: chosen.textContent, lang: chosen.lang });
    var close = make("button", { type: "button", textContent: says[3], onclick: function () { remember(root.lang); offer.remove(); } });
    var offer = make("div", { className: "offer" }, [make("span", { textContent: says[9] }), link, close]);
    offer.setAttribute("role", "region");
    offer.setAttribute("aria-label", says[9]);
    page.body.append(offer);
  }
  if (/^kk-\w+$/.test(remembered() || "")) offerScript();

  /* A picture over the whole window; arrows turn to the next one of the page. */
  var shots = all("a.zoom"), box, shown;
  function show(index) {
    shown = (index + shots.length) % shots.length;
    var image = shots[shown].querySelector("img"), figure = shots[shown].closest("figure");
    var caption = figure && figure.querySelector("figcaption");
    box.querySelector("img").src = shots[shown].href;
    box.querySelector("img").alt = image.alt;
    var words = box.querySelector("p"); /* the credit keeps its own line */
    words.replaceChildren.apply(words, caption ? Array.from(caption.cloneNode(true).childNodes) : []);
  }
  function openBox(index) {
    if (!box) {
      function turn(word, by) {
        return make("button", { type: "button", textContent: word, onclick: function () { show(shown + by); } });
      }
      var close = make("button", { textContent: says[3], autofocus: true });
      var buttons = shots.length > 1 ? [turn(says[4], -1), close, turn(says[5], 1)] : [close];
      var form = make("form", { method: "dialog" }, buttons);
      box = make("dialog", { className: "lightbox" }, [make("img"), make("p"), form]);
      box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
      box.addEventListener("close", function () { shots[shown].focus(); });
      page.body.append(box);
    }
    show(index);
    box.showModal();
  }
  shots.forEach(function (link, index) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
      event.preventDefault();
      openBox(index);
    });
  });

  /* A film plays in the page after a click, never before. */
  all(".video[data-player] a").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var film = make("iframe", {
        src: link.parentNode.dataset.player + "?autoplay=1", title: link.textContent.trim(),
        allow: "autoplay; fullscreen; encrypted-media", referrerPolicy: "strict-origin"
      });
      link.replaceWith(film);
      film.focus();
    });
  });

  /* "Earlier" brings the next stretch of a list into this page. */
  page.addEventListener("click", function (event) {
    var more = event.target.closest && event.target.closest("a.more");
    if (!more || event.ctrlKey || event.metaKey || more.ariaBusy) return;
    event.preventDefault();
    more.ariaBusy = "true";
    fetch(more.href).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (text) {
      var next = new DOMParser().parseFromString(text, "text/html");
      var cards = all(".list > *", next), link = next.querySelector("a.more");
      page.querySelector(".list").append.apply(page.querySelector(".list"), cards);
      if (link) { more.href = link.href; more.ariaBusy = null; } else more.remove();
      tellAge();
      if (cards[0]) cards[0].querySelector("h2 a").focus();
    }).catch(function () { location.href = more.href; });
  });

  /* Ctrl with an arrow turns to the next or previous part, day or page. In tóte left is forward. */
  function turnPage(event) {
    var arrows = isRtl ? { ArrowLeft: "next", ArrowRight: "prev" } : { ArrowLeft: "prev", ArrowRight: "next" };
    if (box && box.open) {
      if (arrows[event.key]) show(shown + (arrows[event.key] === "next" ? 1 : -1));
      return;
    }
    if (!event.ctrlKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    var link = page.querySelector('main a[rel="' + arrows[event.key] + '"]');
    if (arrows[event.key] && link) location.href = link.href;
  }
  page.addEventListener("keydown", turnPage);

  /* A mistake in the text: Ctrl+Enter, or a button that comes with a selection on phones. */
  var story = page.querySelector(".story[data-typo]"), bar;
  function passage() {
    var chosen = getSelection(), text = String(chosen).replace(/\s+/g, " ").trim();
    if (!story || text.length < 2 || text.length > 300 || !story.contains(chosen.anchorNode)) return null;
    var start = chosen.getRangeAt(0).startContainer;
    var block = (start.nodeType === 1 ? start : start.parentNode).closest("[id]");
    return { text: text, block: block ? block.id : "" };
  }
  function offer() {
    var found = passage();
    if (bar) { bar.remove(); bar = null; }
    if (found && matchMedia("(pointer: coarse)").matches) {
      var send = make("button", { type: "button", textContent: says[6], onclick: function () { report(found); } });
      bar = make("div", { className: "typo" }, [make("span", { textContent: "«" + found.text.slice(0, 60) + "»" }), send]);
      page.body.append(bar);
    }
  }
  function tell(words) {
    if (bar) bar.remove();
    bar = make("div", { className: "typo", role: "status" }, [make("span", { textContent: words })]);
    page.body.append(bar);
    setTimeout(function () { if (bar) { bar.remove(); bar = null; } }, 5000);
  }
  function report(found) {
    var body = JSON.stringify({ article: Number(story.dataset.typo), passage: found.text, block: found.block, lang: root.lang });
    fetch("/typo", { method: "POST", body: body, headers: { "Content-Type": "application/json" } })
      .then(function (answer) { tell(answer.ok ? says[7] : says[8]); }, function () { tell(says[8]); });
  }
  if (story) {
    page.addEventListener("selectionchange", offer);
    page.addEventListener("keydown", function (event) {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "Enter") return;
      var found = passage();
      if (found) report(found);
    });
  }
})(document, document.documentElement);
