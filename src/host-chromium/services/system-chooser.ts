import { spawn } from 'node:child_process'

/** What the browser cannot ask for in a usable way: a folder, or a name to save under. */
export interface PathQuestion {
  readonly kind: 'folder' | 'save'
  readonly title: string
  readonly defaultPath: string
  /** Whether the user is asked before a file that is there is replaced. Some choosers always do. */
  readonly confirms: boolean
}

export type Command = readonly [program: string, ...words: string[]]

/** The system's own choosers, the best first. Each writes the path on stdout and ends with 0, or with 1 where the user cancels. */
export function chooserCommands(
  question: PathQuestion,
  platform: NodeJS.Platform = process.platform,
): Command[] {
  if (platform === 'darwin') return [appleScript(question)]
  if (platform === 'win32') return [powerShell(question)]
  const { kind, title, defaultPath, confirms } = question
  const confirm = confirms ? ['--confirm-overwrite'] : []
  const start = defaultPath === '' ? '.' : defaultPath
  return kind === 'folder'
    ? [
        ['zenity', '--file-selection', '--directory', `--title=${title}`, `--filename=${start}/`],
        ['kdialog', '--title', title, '--getexistingdirectory', start],
      ]
    : [
        ['zenity', '--file-selection', '--save', ...confirm, `--title=${title}`, `--filename=${start}`],
        ['kdialog', '--title', title, '--getsavefilename', start],
      ]
}

function appleScript({ kind, title, defaultPath }: PathQuestion): Command {
  const name = defaultPath.split('/').at(-1) ?? ''
  const ask =
    kind === 'folder'
      ? `choose folder with prompt ${JSON.stringify(title)}`
      : `choose file name with prompt ${JSON.stringify(title)} default name ${JSON.stringify(name)}`
  return ['osascript', '-e', `POSIX path of (${ask})`]
}

function powerShell({ kind, title, defaultPath }: PathQuestion): Command {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
  const make =
    kind === 'folder'
      ? `$d = New-Object System.Windows.Forms.FolderBrowserDialog; $d.Description = ${quoted(title)}; $d.SelectedPath = ${quoted(defaultPath)}`
      : `$d = New-Object System.Windows.Forms.SaveFileDialog; $d.Title = ${quoted(title)}; $d.FileName = ${quoted(defaultPath)}`
  const result = kind === 'folder' ? '$d.SelectedPath' : '$d.FileName'
  const script = `Add-Type -AssemblyName System.Windows.Forms; ${make}; if ($d.ShowDialog() -ne 'OK') { exit 1 }; [Console]::OutputEncoding = [Text.Encoding]::UTF8; Write-Output ${result}`
  return ['powershell', '-NoProfile', '-STA', '-Command', script]
}

/** The path, an empty text when the user cancels, or null when the machine has no chooser that works. */
export async function askForPath(question: PathQuestion): Promise<string | null> {
  for (const command of chooserCommands(question)) {
    const path = await run(command)
    if (path !== null) return path
  }
  return null
}

const CANCELLED = 1

/** Null where there is no such program, or it ends with a code that no choice ends with. */
function run([program, ...words]: Command): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    let written = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text
    })
    child.once('error', () => {
      resolve(null)
    })
    child.once('close', (code) => {
      if (code === 0) resolve(written.replace(/\r?\n$/, ''))
      else resolve(code === null || code === CANCELLED ? '' : null)
    })
  })
}
