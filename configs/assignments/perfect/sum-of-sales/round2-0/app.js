import { loadSales, money, showError, total } from "./sales.js";

/** The table's rows: a product and its total each, by name. */
function showProducts(sales) {
  const products = [...new Set(sales.map((sale) => sale.product))].sort();
  document.querySelector("#product-sales tbody").replaceChildren(...products.map((product) => {
    const row = document.createElement("tr");
    row.insertCell().textContent = product;
    const amount = row.insertCell();
    amount.textContent = money(total(sales.filter((sale) => sale.product === product)));
    amount.className = "text-end";
    return row;
  }));
}

try {
  const sales = await loadSales();
  document.querySelector("#total-sales").textContent = money(total(sales));
  showProducts(sales);
} catch (error) {
  showError(error);
}
