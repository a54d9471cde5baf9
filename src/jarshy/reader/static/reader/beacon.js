/* Tells the house that this page is being read: once, when a person can see it. No cookie, nothing
   stored. Sent: the page's token, the host that led here, the size of the screen (it tells apart
   people behind one address and is hashed away at once). */
(function (page, script) {
  "use strict";
  var done = false;
  function tell() {
    if (done || page.prerendering || page.visibilityState !== "visible") return;
    done = true;
    var host = "";
    try { host = new URL(page.referrer).host; } catch (error) { /* came directly */ }
    var body = JSON.stringify({
      t: script.dataset.token,
      r: host,
      s: [screen.width, screen.height].sort().join("x") + "@" + window.devicePixelRatio,
      w: navigator.webdriver ? 1 : 0
    });
    if (!(navigator.sendBeacon && navigator.sendBeacon("/b", body))) {
      fetch("/b", { method: "POST", body: body, keepalive: true }).catch(function () {});
    }
  }
  page.addEventListener("prerenderingchange", tell);
  page.addEventListener("visibilitychange", tell);
  tell();
})(document, document.currentScript);
