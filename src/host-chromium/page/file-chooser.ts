/**
 * The browser's own chooser, which is the system's. Runs in the preload world with the gesture of a user. Resolves with
 * no files when the user cancels.
 *
 * One self-contained function: its source text is what runs in the page.
 */
export function chooseFiles(options: {
  readonly multiple: boolean
  readonly accept: string
}): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = options.multiple
  input.accept = options.accept
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])])
    })
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.click()
  })
}
