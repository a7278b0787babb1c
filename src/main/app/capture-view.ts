import type { BrowserWindow } from 'electron'
import type { ViewArea } from '../../shared/contract/view-channels.ts'
import { encodeViewPng } from '../encoder/view-png.ts'

/** A part of the page as it is painted, in the pixels of the device, as a PNG file. */
export async function captureView(window: BrowserWindow, area: ViewArea): Promise<Uint8Array> {
  const image = await window.webContents.capturePage(area)
  return encodeViewPng(image.toPNG(), image.getSize().width / area.width)
}
