// The few global keys: "/" and Ctrl-K go to the search box (before signing in: the first field), "?" lists the keys, Escape closes a menu.
// Everything they do can be done without them.

const typing = (target) => target.closest?.("input:not([type=checkbox],[type=radio]), select, textarea, [contenteditable]");

const field = () =>
  document.querySelector("header input[type=search]") ??
  document.querySelector("main :is(input:not([type=hidden]), select, textarea)");

addEventListener("keydown", (event) => {
  const control = event.ctrlKey || event.metaKey;
  const goes = (event.key === "/" && !control && !typing(event.target)) || (event.key === "k" && control);
  if (goes && !event.altKey) {
    const box = field();
    if (box) {
      event.preventDefault();
      box.focus();
      box.select?.();
    }
  } else if (event.key === "?" && !typing(event.target)) {
    document.getElementById("keys")?.showModal();
  } else if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    menu?.removeAttribute("open");
    menu?.querySelector("summary").focus();
  }
});

// One menu at a time, and none once the reader has turned elsewhere.
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
});
