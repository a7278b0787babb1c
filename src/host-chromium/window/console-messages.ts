import type { Session } from '../cdp/session.ts'
import { fromWeb } from '../services/origins.ts'

type Level = 'info' | 'warning' | 'error' | 'debug'

/** A line of the page's console in Electron's shape. */
export interface ConsoleMessage {
  readonly level: Level
  readonly message: string
  readonly lineNumber: number
  readonly sourceId: string
}

const LEVELS: Readonly<Record<string, Level>> = {
  assert: 'error',
  error: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
}

/** What the page writes, what it fails to catch, and what the browser says about it (its security policy, its requests). */
export function listenToConsole(session: Session, report: (message: ConsoleMessage) => void): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [place] = stackTrace?.callFrames ?? []
    const message = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')
    report({
      level: LEVELS[type] ?? 'info',
      message,
      lineNumber: place?.lineNumber ?? 0,
      sourceId: fromWeb(place?.url ?? ''),
    })
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url } }) => {
    const message = exception?.description ?? text
    report({ level: 'error', message, lineNumber, sourceId: fromWeb(url ?? '') })
  })
  session.on('Log.entryAdded', ({ entry: { level, text, lineNumber, url } }) => {
    report({
      level: LEVELS[level] ?? 'info',
      message: text,
      lineNumber: lineNumber ?? 0,
      sourceId: fromWeb(url ?? ''),
    })
  })
}
