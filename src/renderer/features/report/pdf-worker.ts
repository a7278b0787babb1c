/** The thread in which the preview's file is read: a file of its own, for the page may load scripts of its own origin only. */
import 'pdfjs-dist/build/pdf.worker.min.mjs'
