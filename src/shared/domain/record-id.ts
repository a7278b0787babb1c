import { z } from 'zod'

/** 128 random bits as 32 hexadecimal digits: says nothing, and fits into file names and logs. */
export const recordId = z.string().regex(/^[0-9a-f]{32}$/)
