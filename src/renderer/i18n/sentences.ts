/** One sentence after another, as their language divides them; what is empty says nothing. */
export const sentences = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .reduce((said, next) => (/(^|[。！？])$/.test(said) ? said + next : `${said} ${next}`), '')
