import type { Locator, Page } from 'playwright-core'
import type { MainWindow } from './main-window.ts'

/** The patients' records as their user sees them, in English. */
export class RecordsRoom {
  readonly window: MainWindow
  readonly page: Page

  constructor(window: MainWindow) {
    this.window = window
    this.page = window.page
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  /** Types an ISO date, or one with a time, into a field of date over what is there, with the keys alone. */
  async typeDate(label: string, iso: string): Promise<void> {
    const parts = this.dateField(label).getByRole('spinbutton')
    await parts.first().focus()
    await this.page.keyboard.type(iso)
  }

  dateField(label: string): Locator {
    return this.page.getByRole('group', { name: label, exact: true })
  }

  /** What stands in a field of date; names of parts where nothing is filled in. */
  async dateIn(label: string): Promise<string> {
    const text = (await this.dateField(label).textContent()) ?? ''
    // Marks for the direction of writing, which nobody sees.
    return text.replaceAll(/[\u2066-\u2069]/g, '')
  }

  text(text: string | RegExp): Locator {
    return this.page.getByText(text).first()
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  /** Returns the recovery code as it is shown. */
  async setUp(name: string, passphrase: string): Promise<string> {
    await this.press('Patients')
    await this.field('Your name').fill(name)
    await this.field('Passphrase').fill(passphrase)
    await this.field('The same again').fill(passphrase)
    await this.press('Set up')
    const code = this.page.locator('.recovery-code')
    await code.waitFor()
    const groups = await code.locator('span').allTextContents()
    await this.text('It is on paper').click()
    await this.press('Go on')
    return groups.join('-')
  }

  /** A clinic of Mei, who looks after it, and Dr Chen, who is signed in and has added a patient. */
  async setUpWithPatient(admin = 'clear morning light', clinician = 'a walk along the river'): Promise<void> {
    await this.setUp('Mei', admin)
    await this.addClinician('Dr Chen', clinician)
    await this.lock()
    await this.signIn('Dr Chen', clinician)
    await this.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
  }

  /** Presses a button that opens the browser's own file chooser, and chooses. */
  async chooseBy(
    button: string,
    file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  ): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.press(button)
    await (await choosing).setFiles(file)
  }

  async addClinician(name: string, passphrase: string): Promise<void> {
    await this.press('Add somebody')
    await this.field('Name').fill(name)
    await this.field('First passphrase').fill(passphrase)
    await this.press('Save')
    await this.page.locator('.people').getByText(name).waitFor()
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l')
    await this.text('The records are locked').waitFor()
  }

  async signIn(name: string, passphrase: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).click()
    await this.field('Passphrase').fill(passphrase)
    await this.press('Sign in')
  }

  async addPatient(number: string, name: string, birthDate: string): Promise<void> {
    await this.press('New patient')
    await this.field('Clinic number').fill(number)
    await this.field('Name').fill(name)
    await this.typeDate('Date of birth', birthDate)
    await this.press('Save')
    await this.text('No visits yet').waitFor()
  }

  /** The first photo of the patient's page, onto the screen. */
  async openPhoto(): Promise<void> {
    await this.page.locator('.photo-tile .tile').first().click()
  }

  /**
   * A photo that a test needs need not be a good one, nor a new one: each that the rules of capture refuse, or that a record holds
   * already, is kept for a reason. What is decided of a known one may ask for more.
   */
  async keepAllTheSame(): Promise<void> {
    const refused = this.page.locator('.gate-decision')
    await refused.first().or(this.page.locator('.patient-banner')).first().waitFor()
    let place = 0
    for (; place < (await refused.count()); place++) {
      await refused.nth(place).getByRole('button').click()
      const options = this.page.getByRole('option')
      await options.filter({ hasText: /^(It is urgent|Add it once more|Both records are.*)$/ }).click()
    }
    if (place > 0) await this.press('Go on')
  }

  /** Adds the photo that the desktop's dialog gives, whatever it is like. */
  async addPhoto(): Promise<void> {
    await this.press('Add photo…')
    await this.keepAllTheSame()
  }

  /** Adds the photo that the desktop's dialog gives to the visit that has none yet. */
  async addFirstPhoto(): Promise<void> {
    const visit = this.page.locator('.visit').filter({ hasText: '0 photos' })
    await visit.getByRole('button', { name: 'Add photo…', exact: true }).click()
    await this.keepAllTheSame()
  }

  /** Takes an entry of the list that opens below a button. */
  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option }).click()
  }

  get search(): Locator {
    return this.page.getByRole('searchbox')
  }

  /** The lines of the list, as their text. */
  lines(): Promise<string[]> {
    return this.page.locator('.patient-line').allInnerTexts()
  }
}
