import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 20
const SECRET_LETTERS = 32
const CHECK_LETTERS = 4
const GROUP = 4

/** 160 random bits as nine groups of four letters, the last of which checks the others. For print, never for a file. */
export function createRecoveryCode(): string {
  const letters = encode(randomBytes(SECRET_BYTES), SECRET_LETTERS)
  return grouped(letters + checkOf(letters))
}

/**
 * The code as it was printed, from what somebody typed: in any case and width, with any spaces and dashes, O for 0, I and L for
 * 1.
 * Null where it cannot be a code: wrong length, a letter that does not occur, or a slip that the last group finds.
 */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const secret = letters.slice(0, SECRET_LETTERS)
  const known = Array.from(letters).every((letter) => LETTERS.includes(letter))
  return known &&
    letters.length === SECRET_LETTERS + CHECK_LETTERS &&
    checkOf(secret) === letters.slice(SECRET_LETTERS)
    ? grouped(letters)
    : null
}

/** The first 20 bits of the SHA-256 of the letters: one slip in a million goes unseen. */
function checkOf(letters: string): string {
  return encode(createHash('sha256').update(letters).digest(), CHECK_LETTERS)
}

function encode(bytes: Uint8Array, length: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length }, (_, i) => LETTERS[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)]).join('')
}

const grouped = (letters: string): string =>
  Array.from({ length: letters.length / GROUP }, (_, i) => letters.slice(GROUP * i, GROUP * (i + 1))).join(
    '-',
  )
