/** Windows of the host have no menu bar: a menu is taken and not shown. */
export class Menu {
  readonly items: readonly unknown[]

  private constructor(items: readonly unknown[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly unknown[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(): void {
    return
  }

  static getApplicationMenu(): null {
    return null
  }
}
