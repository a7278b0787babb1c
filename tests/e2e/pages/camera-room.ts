import type { Locator, Page } from 'playwright-core'
import type { MainWindow } from './main-window.ts'

/** The room where photos are taken, as its user sees it, in English. */
export class CameraRoom {
  readonly page: Page
  readonly prompt: Locator
  readonly fault: Locator

  constructor(window: MainWindow) {
    this.page = window.page
    this.prompt = this.page.locator('.capture-prompt')
    this.fault = this.page.locator('.camera-fault')
  }

  /** From the page of a patient with one visit. */
  async enter(): Promise<void> {
    await this.page.getByRole('button', { name: 'Take photos', exact: true }).click()
    await this.page.locator('.capture-room').waitFor()
  }

  async isOpen(): Promise<boolean> {
    return (await this.page.locator('.capture-room').count()) > 0
  }

  async leave(): Promise<void> {
    await this.press('Patient’s record')
    await this.page.locator('.visit').first().waitFor()
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  step(view: string): Locator {
    return this.page.locator('.view-steps .step').filter({ hasText: view })
  }

  /** What the patient is asked for; "ready" where that is nothing. */
  async asked(): Promise<string | null> {
    return this.prompt.first().getAttribute('data-prompt')
  }

  rule(id: string): Locator {
    return this.page.locator(`.capture-checks [data-rule="${id}"]`)
  }

  /** The camera's track is remembered, to be asked later. */
  rememberTrack(): Promise<void> {
    return this.page.evaluate(
      `void (globalThis.seenTrack = document.querySelector('video').srcObject.getTracks()[0])`,
    )
  }

  /** "live" while the camera that was remembered is on. */
  trackState(): Promise<string> {
    return this.page.evaluate('seenTrack.readyState')
  }
}
