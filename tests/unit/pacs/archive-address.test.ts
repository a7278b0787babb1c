import { describe, expect, it } from 'vitest'
import { archiveAddress } from '../../../src/main/pacs/archive-address.ts'

describe('the address of an archive', () => {
  it.each([
    ['https://pacs.example/dicom-web', 'https://pacs.example/dicom-web/'],
    ['https://pacs.example', 'https://pacs.example/'],
    ['http://127.0.0.1:8042/dicom-web/', 'http://127.0.0.1:8042/dicom-web/'],
    ['http://localhost/', 'http://localhost/'],
    ['http://[::1]:8042', 'http://[::1]:8042/'],
    ['HTTPS://PACS.example/', 'https://pacs.example/'],
  ])('%s is taken', (typed, url) => {
    expect(archiveAddress(typed).href).toBe(url)
  })

  it.each([
    '',
    'pacs',
    'http://pacs.example/',
    'http://127.0.0.1.pacs.example/',
    'http://localhost.pacs.example/',
    'http://192.168.1.5/',
    'ftp://localhost/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://basalis:secret@pacs.example/',
    'https://basalis@pacs.example/',
    'https://pacs.example/?token=x',
    'https://pacs.example/#x',
  ])('%s is refused', (typed) => {
    expect(() => archiveAddress(typed)).toThrow(expect.objectContaining({ code: 'ARCHIVE_ADDRESS_INVALID' }))
  })

  it('stands in no message: it may hold a secret', () => {
    expect(() => archiveAddress('https://basalis:secret@pacs.example/')).not.toThrow(/secret|pacs/)
  })
})
