import { runInThisContext } from 'node:vm'
import { ensureBrowser } from './browser/running-browser.ts'
import type { Message } from './cdp/pipe.ts'
import { openSecondClient, type Transport } from './cdp/second-client.ts'

/** What a test that has forked the application says to it, over the channel of the fork. */
export type FromTest =
  | { readonly kind: 'protocol'; readonly message: Message }
  | { readonly kind: 'evaluate'; readonly id: number; readonly source: string; readonly argument: unknown }

export type ToTest =
  | { readonly kind: 'protocol'; readonly message: Message }
  | { readonly kind: 'evaluated'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

type MainFunction = (electron: unknown, argument: unknown) => unknown

/**
 * Lets the test that started this process drive the page and evaluate functions in the main process, over the channel
 * of `fork`: no port is opened. Only with BASALIS_TEST_LINK=1; the application ends with the test.
 */
export function serveTests(electron: unknown): void {
  const tell = process.send?.bind(process)
  if (process.env['BASALIS_TEST_LINK'] !== '1' || tell === undefined) return
  const send = (message: ToTest): void => {
    tell(message, () => undefined)
  }
  let client: Promise<Transport> | null = null
  const openClient = async (): Promise<Transport> =>
    openSecondClient((await ensureBrowser()).launched.pipe, (message) => {
      send({ kind: 'protocol', message })
    })
  const evaluate = async ({
    id,
    source,
    argument,
  }: Extract<FromTest, { kind: 'evaluate' }>): Promise<void> => {
    try {
      const action = runInThisContext(`(${source})`) as MainFunction
      send({ kind: 'evaluated', id, value: await action(electron, argument) })
    } catch (error) {
      send({
        kind: 'failed',
        id,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
  }
  process.on('message', (received) => {
    const message = received as FromTest
    if (message.kind === 'evaluate') {
      void evaluate(message)
      return
    }
    client ??= openClient()
    client.then(
      (opened) => {
        opened.send(message.message)
      },
      () => undefined,
    )
  })
  process.once('disconnect', () => process.exit(1))
}
