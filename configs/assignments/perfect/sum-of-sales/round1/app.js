import { loadSales, money, showError, total } from "./sales.js";

try {
  document.querySelector("#total-sales").textContent = money(total(await loadSales()));
} catch (error) {
  showError(error);
}
