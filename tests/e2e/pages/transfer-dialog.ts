import type { Locator } from 'playwright-core'
import { answerFileDialogs } from '../support/dialogs.ts'
import type { MainWindow } from './main-window.ts'
import type { RecordsRoom } from './records-room.ts'

/** The dialogs of exports and imports as their user sees them, in English. */
export class TransferDialog {
  readonly #records: RecordsRoom

  constructor(records: RecordsRoom) {
    this.#records = records
  }

  get #dialog(): Locator {
    return this.#records.page.getByRole('dialog')
  }

  get begin(): Locator {
    return this.#dialog.getByRole('button', { name: 'Export…', exact: true })
  }

  get import(): Locator {
    return this.#dialog.getByRole('button', { name: 'Import', exact: true })
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#dialog.getByRole('button', { name: label }).click()
    await this.#records.page.getByRole('option', { name: option, exact: true }).click()
  }

  async password(password: string): Promise<void> {
    await this.#records.field('Password').fill(password)
    await this.#records.field('The same again').fill(password)
  }

  /** The one that says how it ended. */
  async close(): Promise<void> {
    await this.#records.press('Close')
    await this.#records.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  }

  /** Opens the dialog of imports and looks at a zip. */
  async look(window: MainWindow, path: string, password: string): Promise<void> {
    await this.#records.press('Import an export…')
    await this.again(window, path, password)
  }

  /** … in the dialog that is open. */
  async again(window: MainWindow, path: string, password: string): Promise<void> {
    await this.#records.field('Password of the file').fill(password)
    await answerFileDialogs(window.app, [[path]])
    await this.#records.press('Choose…')
  }
}
