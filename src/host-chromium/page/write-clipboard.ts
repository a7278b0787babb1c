/**
 * Writes to the system's clipboard, which in a browser is the page's. Runs in the preload world with the gesture of a user.
 * Resolves with why it failed, or with nothing.
 *
 * One self-contained function: its source text is what runs in the page.
 */
export async function writeClipboard(
  parts: Readonly<Record<string, { readonly base64: string }>>,
): Promise<string> {
  const blobs = Object.entries(parts).map(([type, { base64 }]) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    return [type, new Blob([bytes], { type })] as const
  })
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return ''
  } catch (error) {
    return String(error)
  }
}
