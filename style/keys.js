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

// An import under way: its figures are asked for again until there are none, and then the page.
const again = async () => {
  const box = document.querySelector("[data-again]");
  if (!box) return;
  const answer = await fetch(location.href).then((answer) => answer.text(), () => "");
  const fresh = new DOMParser().parseFromString(answer, "text/html").querySelector("[data-again]");
  if (answer && !fresh) return location.reload();
  const [figures, now] = [box, fresh].map((of) => [...(of?.querySelectorAll("label, progress") ?? [])]);
  now.forEach((element, place) => figures[place]?.replaceWith(element));
  if (now.length > figures.length) box.prepend(...now);
  setTimeout(again, 1000);
};
setTimeout(again, 1000);
