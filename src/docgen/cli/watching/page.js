// Takes up what is new as soon as it is told. What is read stays where it is: sections are filled anew, never the page, and not before their
// pictures are there.
"use strict";

const events = new EventSource("events");
let shown = document.body.dataset.number;
let turn = Promise.resolve();

async function show(number) {
  if (number === shown) return;
  const answer = await fetch("", { cache: "no-store" });
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const pictures = [...next.querySelectorAll("#pages img")].map((one) => {
    const picture = document.importNode(one, true);
    return picture.decode().catch(() => undefined).then(() => picture);
  });
  const ready = await Promise.all(pictures);
  const [across, down] = [window.scrollX, window.scrollY];
  document.getElementById("pages").replaceChildren(...ready);
  document.getElementById("found").replaceChildren(...next.getElementById("found").childNodes);
  const state = document.getElementById("state");
  state.className = next.getElementById("state").className;
  state.textContent = next.getElementById("state").textContent;
  window.scrollTo(across, down);
  shown = next.body.dataset.number;
}

events.addEventListener("message", (event) => {
  turn = turn.then(() => show(event.data)).catch(() => undefined);
});
events.addEventListener("error", () => {
  const state = document.getElementById("state");
  state.className = "bad";
  state.textContent = document.body.dataset.gone;
  shown = "";
});
