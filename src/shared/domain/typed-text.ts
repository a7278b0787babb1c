import { z } from 'zod'

/** One line of text as people type it: composed, one blank between words and none at the ends, no control characters. */
export const line = (longest: number) =>
  z
    .string()
    .max(4 * longest)
    .transform((value) => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .max(longest)
        .regex(/^\P{Cc}*$/u),
    )

/** Several lines of text. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.normalize('NFC').trimEnd())
    .pipe(z.string().regex(/^[\P{Cc}\n\t]*$/u))
