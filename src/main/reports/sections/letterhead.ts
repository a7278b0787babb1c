import type { PageBlock, Section } from '../build.ts'
import { COLOURS, TEXT } from '../style.ts'

const LOGO = { width: 110, height: 44, gap: 14 } as const

/** Logo, name and address of the clinic; nothing where the clinic says nothing of itself. */
export const letterhead: Section = ({ canvas, content, pictures, texts, width }) => {
  const { name, address, logo } = content.clinic
  if (name === '' && address.length === 0 && logo === null) return []
  const aspect = logo === null ? 1 : pictures.aspect(logo)
  const logoHeight = logo === null ? 0 : Math.min(LOGO.height, LOGO.width / aspect)
  const request = logo === null ? null : pictures.photo(logo, logoHeight * aspect)
  const left = logo === null ? 0 : logoHeight * aspect + LOGO.gap
  const room = width - left
  const nameLines = name === '' ? [] : canvas.lines(name, TEXT.clinic, room)
  const addressLines = address.flatMap((line) => canvas.lines(line, TEXT.note, room))
  const textHeight = nameLines.length * TEXT.clinic.leading + addressLines.length * TEXT.note.leading
  const height = Math.max(textHeight, logoHeight)
  const section = canvas.root.child('Sect')
  const block: PageBlock = {
    height: height + 10,
    before: 0,
    keepWithNext: true,
    pictures: request ? [request] : [],
    draw: ({ x, y }, files) => {
      const file = request && files.get(request)
      if (file)
        section.child('Figure', texts.logo).draw(() => {
          canvas.document.image(Buffer.from(file), x, y + (height - logoHeight) / 2, { height: logoHeight })
        })
      section.child('P').draw(() => {
        const top = y + (height - textHeight) / 2
        const used = canvas.writeLines(nameLines, TEXT.clinic, x + left, top)
        canvas.writeLines(addressLines, TEXT.note, x + left, top + used)
      })
      canvas.artifact(() => {
        canvas.rule(x, y + height + 9, width, COLOURS.accent, 1)
      })
    },
  }
  return [block]
}
