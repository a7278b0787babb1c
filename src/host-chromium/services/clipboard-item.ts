import type * as Electron from 'electron'

type Payload = ConstructorParameters<typeof Electron.ClipboardItem>[0][string]

/** What is put onto the clipboard, by media type. */
export class ClipboardItem {
  readonly types: string[]
  readonly #items: Readonly<Record<string, Payload>>

  constructor(items: Record<string, Payload>) {
    this.#items = items
    this.types = Object.keys(items)
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.#items[type]
    if (payload === undefined) throw new Error(`the clipboard item has no ${type}`)
    if (payload instanceof Blob) return payload
    return new Blob([typeof payload === 'string' ? payload : JSON.stringify(payload)], { type })
  }
}
