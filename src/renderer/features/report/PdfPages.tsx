import { useEffect, useRef, type RefObject } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import type { PageSize, PdfFile } from './pdf-file.ts'

interface Props {
  readonly file: PdfFile
  /** Id of the report that the file is. */
  readonly report: string
  /** CSS px a point. */
  readonly scale: number
  readonly list: RefObject<HTMLOListElement | null>
}

/** The file's pages below one another, as they will be printed. */
export function PdfPages({ file, report, scale, list }: Props) {
  return (
    <ol className="pdf-pages" ref={list} data-report={report}>
      {file.pages.map((size, place) => (
        <PdfPage key={place} file={file} report={report} place={place} size={size} scale={scale} />
      ))}
    </ol>
  )
}

interface PageProps extends Pick<Props, 'file' | 'report' | 'scale'> {
  readonly place: number
  readonly size: PageSize
}

/** What was drawn stays, stretched where it must be, until the new drawing is there. */
function PdfPage({ file, report, place, size, scale }: PageProps) {
  const { texts } = useInterface()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const ended = new AbortController()
    file
      .draw(place, scale * window.devicePixelRatio, ended.signal)
      .then((drawn) => {
        const target = canvas.current
        if (!target || ended.signal.aborted) return
        target.width = drawn.width
        target.height = drawn.height
        target.getContext('2d')?.drawImage(drawn, 0, 0)
        target.dataset['drawn'] = report
      })
      .catch((error: unknown) => {
        if (!ended.signal.aborted) throw error
      })
    return () => {
      ended.abort()
    }
  }, [file, report, place, scale])
  return (
    <li>
      <canvas
        ref={canvas}
        role="img"
        aria-label={texts.report.page(place + 1, file.pages.length)}
        style={{ width: size.width * scale, height: size.height * scale }}
      />
    </li>
  )
}
