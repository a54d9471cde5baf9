// Wagtail drops a change of the preview's mode that is made while the panel still draws the last
// one: the choice says Latin, the page is Cyrillic. Once it has drawn, ask again if they differ.
document.addEventListener("w-preview:updated", ({ target }) => {
  const mode = target.querySelector("[data-w-preview-target=mode]");
  const frame = target.querySelector("[data-w-preview-target=iframe]");
  if (!mode || !frame || !frame.src) return;
  const drawn = new URL(frame.src).searchParams.get("mode");
  if (drawn && drawn !== mode.value) mode.dispatchEvent(new Event("change", { bubbles: true }));
});
