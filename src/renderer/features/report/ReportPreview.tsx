import { ChevronDown, ChevronUp, MoveHorizontal, Square } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useShortcuts } from '../../app/useShortcuts.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Progress } from '../../ui/Progress.tsx'
import type { PageSize } from './pdf-file.ts'
import { PdfPages } from './PdfPages.tsx'
import type { ReportState } from './useReport.ts'

/** Round the pages, CSS px. */
const MARGIN = 24

/** What may be seen of a page at once. */
type Zoom = 'page' | 'width'

/** The report that was made last, page by page, and what is being made. */
export function ReportPreview({ report }: { readonly report: ReportState }) {
  const { texts } = useInterface()
  const words = texts.report
  const room = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const [size, setSize] = useState<ImageSize | null>(null)
  const [zoom, setZoom] = useState<Zoom>('width')
  const [at, setAt] = useState(0)
  const { shown, fraction, error } = report
  const count = shown?.file.pages.length ?? 0
  const page = Math.min(at, Math.max(0, count - 1))

  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  const goTo = (place: number): void => {
    const target = list.current?.children[Math.max(0, Math.min(count - 1, place))]
    target?.scrollIntoView({ block: 'start' })
  }
  useShortcuts({
    f: () => {
      setZoom('page')
    },
    a: () => {
      setZoom('width')
    },
    PageDown: () => {
      goTo(page + 1)
    },
    PageUp: () => {
      goTo(page - 1)
    },
    Home: () => {
      goTo(0)
    },
    End: () => {
      goTo(count - 1)
    },
  })
  const first = shown?.file.pages[0]
  return (
    <section className="report-preview" aria-label={words.preview}>
      <header>
        <h2>{shown?.nameHidden === true ? words.previewNameHidden : words.preview}</h2>
        {count > 0 && (
          <div className="report-paging">
            <IconButton
              small
              icon={ChevronUp}
              label={words.pageBefore}
              shortcut="Page ↑"
              isDisabled={page === 0}
              onPress={() => {
                goTo(page - 1)
              }}
            />
            <span role="status">{words.page(page + 1, count)}</span>
            <IconButton
              small
              icon={ChevronDown}
              label={words.pageAfter}
              shortcut="Page ↓"
              isDisabled={page === count - 1}
              onPress={() => {
                goTo(page + 1)
              }}
            />
            <IconButton
              small
              icon={Square}
              label={words.fitPage}
              shortcut="F"
              isDisabled={zoom === 'page'}
              onPress={() => {
                setZoom('page')
              }}
            />
            <IconButton
              small
              icon={MoveHorizontal}
              label={words.fitWidth}
              shortcut="A"
              isDisabled={zoom === 'width'}
              onPress={() => {
                setZoom('width')
              }}
            />
          </div>
        )}
      </header>
      <div
        className="report-pages"
        ref={room}
        // A region that scrolls is reached by the keys.
        tabIndex={0}
        role="region"
        aria-label={words.preview}
        onScroll={() => {
          setAt(pageInView(room.current, list.current))
        }}
      >
        {shown && first && size && (
          <PdfPages file={shown.file} report={shown.id} scale={scaleOf(first, size, zoom)} list={list} />
        )}
        {error ? (
          <div className="card report-note" role="alert">
            <strong>{words.failed}</strong>
            <p>{errorText(error, texts)}</p>
            <Button kind="primary" onPress={report.again}>
              {words.again}
            </Button>
          </div>
        ) : fraction !== null ? (
          <div className="card report-note">
            <Progress label={words.making} fraction={fraction} />
          </div>
        ) : (
          !report.current && (
            <p className="report-stale" role="status">
              {shown ? words.stale : words.making}
            </p>
          )
        )}
      </div>
    </section>
  )
}

function scaleOf(page: PageSize, room: ImageSize, zoom: Zoom): number {
  const wide = Math.max(1, room.width - 2 * MARGIN) / page.width
  return zoom === 'width' ? wide : Math.min(wide, Math.max(1, room.height - 2 * MARGIN) / page.height)
}

/** The last page whose upper edge is above the middle of the room. */
function pageInView(room: HTMLElement | null, list: HTMLElement | null): number {
  if (!room || !list) return 0
  const { top, height } = room.getBoundingClientRect()
  const above = [...list.children].filter((page) => page.getBoundingClientRect().top < top + height / 2)
  return Math.max(0, above.length - 1)
}
