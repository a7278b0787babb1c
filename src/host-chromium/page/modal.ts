import type { Answer, Question } from './messages.ts'

/**
 * A question over the page, for what Electron asks in a box of the system. Runs in the preload world, inside a closed
 * shadow root: scripts of the page can neither read nor press it.
 *
 * One self-contained function: its source text is what runs in the page.
 */
export function askInPage(question: Question): Promise<Answer> {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const style = new CSSStyleSheet()
  style.replaceSync(`
    dialog { color-scheme: light dark; font: 14px system-ui; max-width: 28rem; padding: 1.5rem; border: 1px solid gray;
      border-radius: 8px; white-space: pre-wrap }
    dialog::backdrop { background: #0008 }
    input { box-sizing: border-box; width: 100%; font: inherit; margin-top: 1rem }
    form { display: flex; gap: .5rem; justify-content: flex-end; margin-top: 1rem }
    button { font: inherit; padding: .4rem 1rem }
  `)
  root.adoptedStyleSheets = [style]
  const box = root.appendChild(document.createElement('dialog'))
  const paragraphs = [question.message, question.detail].filter((text) => text !== '')
  for (const text of paragraphs) box.appendChild(document.createElement('p')).textContent = text
  const field = document.createElement('input')
  field.value = question.text ?? ''
  if (question.text !== null) box.appendChild(field)
  const row = box.appendChild(document.createElement('form'))
  row.method = 'dialog'
  return new Promise((resolve) => {
    const answer = (button: number): void => {
      host.remove()
      resolve({ button, text: field.value })
    }
    question.buttons.forEach((label, i) => {
      const button = row.appendChild(document.createElement('button'))
      button.textContent = label
      button.autofocus = i === question.defaultId && question.text === null
      button.addEventListener('click', () => {
        answer(i)
      })
    })
    field.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') answer(question.defaultId)
    })
    box.addEventListener('cancel', () => {
      answer(question.cancelId)
    })
    document.documentElement.append(host)
    box.showModal()
  })
}
