import type { Locator } from 'playwright-core'
import type { RecordsRoom } from './records-room.ts'

/** The room where a report is put together, as its user sees it in English. */
export class ReportRoom {
  readonly records: RecordsRoom

  constructor(records: RecordsRoom) {
    this.records = records
  }

  get pages(): Locator {
    return this.records.page.locator('.pdf-pages canvas')
  }

  /** From the patient's page. */
  async open(): Promise<void> {
    await this.records.press('Report…')
    await this.shown()
  }

  /** Waits until another report than `before` is there, each page drawn. Returns its id. */
  async shown(before = ''): Promise<string> {
    const list = this.records.page.locator(`.pdf-pages:not([data-report="${before}"])`)
    await list.waitFor()
    const report = (await list.getAttribute('data-report')) ?? ''
    await list.locator(`li:not(:has([data-drawn="${report}"]))`).first().waitFor({ state: 'detached' })
    return report
  }

  /** Takes an entry of a list, and waits for the report that comes of it. */
  async choose(list: string, option: string): Promise<void> {
    const { page } = this.records
    const before = await this.shown()
    await page.getByRole('group', { name: list, exact: true }).getByRole('button').click()
    await page.getByRole('option', { name: option, exact: true }).click()
    await this.shown(before)
  }

  async type(field: string, text: string): Promise<void> {
    const before = await this.shown()
    await this.records.field(field).fill(text)
    await this.shown(before)
  }

  /** The bytes of the file that is shown, as the page fetches them. */
  async file(): Promise<Buffer> {
    const address = `/report/${await this.shown()}`
    const base64 = await this.records.page.evaluate<string>(`fetch(${JSON.stringify(address)})
      .then((response) => response.bytes()).then((bytes) => bytes.toBase64())`)
    return Buffer.from(base64, 'base64')
  }

  /** How many of a page's pixels are not white, as a share: 0 for a page on which nothing is. */
  inkOf(place: number): Promise<number> {
    return this.pages.nth(place).evaluate((element) => {
      const canvas = element as unknown as {
        width: number
        height: number
        getContext(kind: '2d'): {
          getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
        }
      }
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      let inked = 0
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 0) < 250 || (data[at + 1] ?? 0) < 250) inked += 1
      return inked / (data.length / 4)
    })
  }
}
