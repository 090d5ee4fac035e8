import { readTasks, writeTasks } from "./store.js";

const input = document.querySelector("#todo-input");
const list = document.querySelector("#todo-list");
const count = document.querySelector("#todo-count");
let tasks = readTasks();

/** Changes the tasks, keeps them and shows them. */
function change(changed) {
  tasks = changed;
  writeTasks(tasks);
  show();
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/** The list's item of a task. Its text is text, whatever it looks like. */
function itemOf(task) {
  const item = element("li", { className: task.done ? "done" : "" });
  const box = element("input", { type: "checkbox", checked: task.done, ariaLabel: "Done" });
  const remove = element("button", { type: "button", className: "delete", textContent: "Delete" });
  box.addEventListener("change", () => change(tasks.map((other) => (other === task ? { ...task, done: box.checked } : other))));
  remove.addEventListener("click", () => change(tasks.filter((other) => other !== task)));
  item.append(box, element("span", { className: "text", textContent: task.text }), remove);
  return item;
}

function show() {
  list.replaceChildren(...tasks.map(itemOf));
  const left = tasks.filter((task) => !task.done).length;
  count.textContent = left + (left === 1 ? " task left" : " tasks left");
}

document.querySelector("#todo-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value;
  if (text.trim() === "") return;
  input.value = "";
  change([...tasks, { text, done: false }]);
});

show();
