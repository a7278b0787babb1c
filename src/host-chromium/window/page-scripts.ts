import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { PageSettings } from '../page/messages.ts'

/**
 * The scripts of `page/` are self-contained functions in TypeScript for the browser. Node loads them as modules, which
 * takes their types away, and their text is what the page gets.
 */
type PageFunction = (...args: never[]) => unknown

/** The text of a function of `page/`, as an expression. */
export async function pageSource(file: string, name: string): Promise<string> {
  // By address: these files are checked with the browser's types, the host with Node's.
  const module = (await import(new URL(`../page/${file}.ts`, import.meta.url).href)) as Record<
    string,
    PageFunction
  >
  const action = module[name]
  if (action === undefined) throw new Error(`expected ${name} in page/${file}.ts`)
  return `(${action.toString()})`
}

const sources = Promise.all([
  pageSource('bridge', 'createBridge'),
  pageSource('codec', 'createCodec'),
  pageSource('browser-manners', 'keepBrowserManners'),
  pageSource('main-world', 'runMainWorld'),
  pageSource('preload-world', 'runPreloadWorld'),
])

/** The text of both scripts of a page. `preload` is the path of the application's preload script. */
export async function pageScripts(
  settings: PageSettings,
  preload: string | undefined,
): Promise<{ readonly mainWorld: string; readonly preloadWorld: string }> {
  const [bridge, codec, manners, mainWorld, preloadWorld] = await sources
  const script = preload === undefined ? '' : readFileSync(preload, 'utf8')
  const origin = preload === undefined ? '' : `\n//# sourceURL=${pathToFileURL(preload).href}`
  const tools = `{ createBridge: ${bridge}, createCodec: ${codec}, keepBrowserManners: ${manners} }`
  const wrapped = `function (require, module, exports, process, global) {${script}\n}`
  return {
    mainWorld: `${mainWorld}(${bridge}, ${JSON.stringify(settings.handshake)})`,
    preloadWorld: `${preloadWorld}(${tools}, ${JSON.stringify(settings)}, ${wrapped})${origin}`,
  }
}
