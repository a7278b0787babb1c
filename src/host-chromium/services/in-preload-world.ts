import type { AttachedPage } from '../window/attached-page.ts'
import { pageSource } from '../window/page-scripts.ts'
import type { Protocol } from '../cdp/protocol.ts'

/** Calls a function of `page/` in the preload world of a page, as if the user had just clicked. */
export async function callInPreloadWorld(
  { session, channel }: AttachedPage,
  [file, name]: readonly [file: string, name: string],
  argument: unknown,
  returnByValue: boolean,
): Promise<Protocol.Runtime.RemoteObject> {
  const { world } = channel
  if (world === null) throw new Error('the window shows no page that could ask the user')
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${await pageSource(file, name)}(${JSON.stringify(argument)})`,
    contextId: world.contextId,
    awaitPromise: true,
    userGesture: true,
    returnByValue,
  })
  return result
}
