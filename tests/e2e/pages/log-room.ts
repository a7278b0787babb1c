import type { Locator, Page } from 'playwright-core'
import type { RecordsRoom } from './records-room.ts'

/** The log, and what is done beside patients’ records, as their user sees it in English. */
export class LogRoom {
  readonly records: RecordsRoom
  readonly page: Page

  constructor(records: RecordsRoom) {
    this.records = records
    this.page = records.page
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  /** Lines of the log, each as its text. */
  async lines(): Promise<string[]> {
    const texts = await this.page.locator('.log-lines tbody tr').allInnerTexts()
    return texts.map((text) => text.replaceAll(/\s+/g, ' '))
  }

  /** Chooses from one of the lists above the log. */
  async choose(list: string, option: string): Promise<void> {
    await this.page.getByRole('group', { name: list, exact: true }).getByRole('button').click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** Another user takes over. */
  async changeTo(name: string, passphrase: string): Promise<void> {
    await this.page.keyboard.press('Control+u')
    await this.dialog.getByText(name, { exact: true }).click()
    await this.tryPassphrase(passphrase)
  }

  async tryPassphrase(passphrase: string): Promise<void> {
    await this.records.field('Passphrase').fill(passphrase)
    await this.dialog.getByRole('button', { name: 'Sign in' }).click()
  }

  async addUser(name: string, role: string, passphrase: string): Promise<void> {
    await this.records.press('Add somebody')
    await this.records.field('Name').fill(name)
    await this.choose('Role', role)
    await this.records.field('First passphrase').fill(passphrase)
    await this.records.press('Save')
    await this.page.locator('.people').getByText(name).waitFor()
  }
}
