/** The top frame of a page, one object for as long as the page lives. Frames below it have no way to the host. */
export class MainFrame {
  readonly parent = null
  readonly #url: () => string

  constructor(url: () => string) {
    this.#url = url
  }

  get top(): this {
    return this
  }

  get url(): string {
    return this.#url()
  }

  get origin(): string {
    const url = this.#url()
    const [, origin] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)/i.exec(url) ?? []
    return origin ?? 'null'
  }
}
