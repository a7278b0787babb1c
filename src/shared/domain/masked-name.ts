const HAN = /^\p{Script=Han}/u

/**
 * A name that can stand on a screen which others see: a Chinese name's first character, of others the initials. Whoever knows
 * the patient recognises it, nobody else learns it.
 */
export function maskedName(name: string): string {
  if (HAN.test(name)) {
    const [first = '', ...others] = Array.from(name)
    return `${first}${'○'.repeat(Math.max(1, Math.min(3, others.length)))}`
  }
  const words = name.split(/[\s-]+/).filter((word) => word !== '')
  return words.map((word) => `${Array.from(word)[0]?.toUpperCase() ?? ''}.`).join(' ')
}
