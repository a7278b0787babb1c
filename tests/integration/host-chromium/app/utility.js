/** A utility process as a build would leave it: answers with what it was given and doubles numbers. */
process.parentPort.on('message', ({ data }) => {
  if (data === 'end') process.exit(7)
  if (data === 'facts')
    process.parentPort.postMessage({
      words: process.argv.slice(2),
      names: Object.keys(process.env).filter((n) => n.startsWith('TEST_')),
    })
  else process.parentPort.postMessage(data)
})
