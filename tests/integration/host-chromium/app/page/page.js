/* global document */
const button = document.getElementById('count')
button.addEventListener('click', () => {
  button.textContent = String(Number(button.textContent) + 1)
})
