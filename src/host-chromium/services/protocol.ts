import { guarded } from '../missing.ts'
import { registerScheme } from './origins.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, SchemeHandler>()

/** The application's own schemes, and who answers for them. Every one is standard, secure and open to `fetch`. */
export const protocol = guarded('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    for (const { scheme } of schemes) registerScheme(scheme)
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    registerScheme(scheme)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

export function handlerFor(url: string): SchemeHandler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1))
}
