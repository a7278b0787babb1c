import type * as Electron from 'electron'
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { headless } from '../browser/running-browser.ts'
import { getPath } from '../app/paths.ts'
import { guarded } from '../missing.ts'
import type { Answer, Question } from '../page/messages.ts'
import type { AttachedPage } from '../window/attached-page.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import { callInPreloadWorld } from './in-preload-world.ts'
import { askForPath, type PathQuestion } from './system-chooser.ts'

/**
 * Electron's dialogs. Files are chosen in the browser's own chooser, folders and names to save under in the system's,
 * messages over the page. Without a screen nobody can answer, and every dialog counts as cancelled; tests put their own
 * functions in place of these.
 */

interface Asked<O> {
  readonly page: AttachedPage | null
  readonly options: O
}

/** Electron takes the window first, or leaves it out. */
function asked<O>(first: unknown, second: O | undefined): Asked<O> {
  const window = first instanceof BrowserWindow ? first : BrowserWindow.getAllWindows()[0]
  const options = second ?? (first instanceof BrowserWindow ? undefined : (first as O))
  return { page: headless ? null : (window?.webContents.attached ?? null), options: options ?? ({} as O) }
}

async function openDialog(
  first: unknown,
  second?: Electron.OpenDialogOptions,
): Promise<Electron.OpenDialogReturnValue> {
  const { page, options } = asked(first, second)
  if (page === null) return { canceled: true, filePaths: [] }
  const { properties = [], title = '', defaultPath = '' } = options
  const filePaths = properties.includes('openDirectory')
    ? [await choosePath(page, { kind: 'folder', title, defaultPath, confirms: false })].filter(
        (path) => path !== '',
      )
    : await chooseFiles(page, options)
  return { canceled: filePaths.length === 0, filePaths }
}

async function saveDialog(
  first: unknown,
  second?: Electron.SaveDialogOptions,
): Promise<Electron.SaveDialogReturnValue> {
  const { page, options } = asked(first, second)
  const { title = '', defaultPath = '', properties = [] } = options
  const confirms = properties.includes('showOverwriteConfirmation')
  const filePath = page === null ? '' : await choosePath(page, { kind: 'save', title, defaultPath, confirms })
  return { canceled: filePath === '', filePath }
}

async function messageBox(
  first: unknown,
  second?: Electron.MessageBoxOptions,
): Promise<Electron.MessageBoxReturnValue> {
  const { page, options } = asked(first, second)
  const { message, detail = '', defaultId = 0, buttons: given = [] } = options
  const buttons = given.length > 0 ? given : ['OK']
  const cancelId =
    options.cancelId ??
    Math.max(
      buttons.findIndex((label) => /^(?:cancel|no)$/i.test(label)),
      0,
    )
  if (page === null) return { response: cancelId, checkboxChecked: false }
  const { button } = await ask(page, { message, detail, buttons, defaultId, cancelId, text: null })
  return { response: button, checkboxChecked: false }
}

export const dialog = guarded('dialog', {
  showOpenDialog: openDialog,
  showSaveDialog: saveDialog,
  showMessageBox: messageBox,
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
    const { page } = asked(null, {})
    const question = {
      message: title,
      detail: content,
      buttons: ['OK'],
      defaultId: 0,
      cancelId: 0,
      text: null,
    }
    if (page !== null) ask(page, question).catch(() => undefined)
  },
})

async function ask(page: AttachedPage, question: Question): Promise<Answer> {
  const result = await callInPreloadWorld(page, ['modal', 'askInPage'], question, true)
  // No value: the page has gone or was reloaded while the question stood.
  return (result.value as Answer | undefined) ?? { button: question.cancelId, text: '' }
}

async function choosePath(page: AttachedPage, question: PathQuestion): Promise<string> {
  const { defaultPath: given } = question
  const defaultPath = isAbsolute(given) ? given : join(getPath('documents'), given)
  return (await askForPath({ ...question, defaultPath })) ?? (await typePath(page, question, defaultPath))
}

/** In a text field: where there is no chooser. Asked again where a file that is there is to stay. */
async function typePath(page: AttachedPage, question: PathQuestion, offered: string): Promise<string> {
  const { button, text } = await ask(page, {
    message: question.title,
    detail: '',
    buttons: ['取消 · Cancel', '确定 · OK'],
    defaultId: 1,
    cancelId: 0,
    text: offered,
  })
  if (button !== 1) return ''
  if (!question.confirms || !existsSync(text) || (await mayReplace(page))) return text
  return typePath(page, question, text)
}

/** In both languages: the host does not know which one the user reads. */
const REPLACE = {
  message: '该位置已有同名文件。要替换它吗？\n\nA file of that name is already there. Replace it?',
  buttons: ['取消 · Cancel', '替换 · Replace'],
}

async function mayReplace(page: AttachedPage): Promise<boolean> {
  const { button } = await ask(page, { ...REPLACE, detail: '', defaultId: 0, cancelId: 0, text: null })
  return button === 1
}

async function chooseFiles(page: AttachedPage, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { properties = [], filters = [] } = options
  const extensions = filters.flatMap((filter) => filter.extensions).filter((extension) => extension !== '*')
  const accept = extensions.map((extension) => `.${extension}`).join(',')
  const multiple = properties.includes('multiSelections')
  const files = await callInPreloadWorld(page, ['file-chooser', 'chooseFiles'], { multiple, accept }, false)
  if (files.objectId === undefined) return []
  const { result } = await page.session.send('Runtime.getProperties', {
    objectId: files.objectId,
    ownProperties: true,
  })
  const chosen = result.filter(({ name }) => /^\d+$/.test(name)).map(({ value }) => value?.objectId ?? '')
  const infos = await Promise.all(
    chosen.map((objectId) => page.session.send('DOM.getFileInfo', { objectId })),
  )
  return infos.map(({ path }) => path)
}
