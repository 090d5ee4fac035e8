const key = "todo-{{ seed }}";

/** The tasks that are kept: `text` and `done` each. */
export function readTasks() {
  try {
    const tasks = JSON.parse(localStorage.getItem(key));
    return Array.isArray(tasks) ? tasks : [];
  } catch {
    return [];
  }
}

/** Keeps the tasks. */
export const writeTasks = (tasks) => localStorage.setItem(key, JSON.stringify(tasks));
