import { loadSales, money, showError, total } from "./sales.js";

const filter = document.querySelector("#region-filter");
const shown = document.querySelector("#total-sales");

try {
  const sales = await loadSales();
  const show = () => {
    shown.textContent = money(total(sales.filter((sale) => filter.value === "all" || sale.region === filter.value)));
    shown.dataset.region = filter.value;
  };
  filter.append(...[...new Set(sales.map((sale) => sale.region))].sort().map((region) => new Option(region, region)));
  filter.addEventListener("change", show);
  show();
} catch (error) {
  showError(error);
}
