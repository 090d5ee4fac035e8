import { fetchText, loadSales, money, showError, total } from "./sales.js";

const picker = document.querySelector("#currency-picker");

try {
  const [sales, { base, rates }] = await Promise.all([loadSales(), fetchText("rates.json").then(JSON.parse)]);
  const show = () => {
    document.querySelector("#total-sales").textContent = money(Math.round(total(sales) * rates[picker.value]));
    document.querySelector("#total-currency").textContent = picker.value;
  };
  picker.replaceChildren(...Object.keys(rates).map((code) => new Option(code, code, code === base, code === base)));
  picker.addEventListener("change", show);
  show();
} catch (error) {
  showError(error);
}
