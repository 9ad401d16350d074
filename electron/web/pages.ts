/** The few pages that the web host writes itself. They stand alone: nothing else is served without a session. */

export const CLOSED_DOOR_PAGE = writePage(
  'This link does not open Loopwright',
  '<p>A link to Loopwright works once, in one browser. This one was used before, or is not complete.</p>' +
    '<p>Start Loopwright again with <code>npm start</code> and use the new link.</p>',
)

/** Goes on to the app from our own page: after a link on another site, a redirect would lose the strict cookie. */
export const STEPPING_STONE_PAGE = writePage(
  'Loopwright',
  '<p><a href="/">Open Loopwright</a></p>',
  '<meta http-equiv="refresh" content="0; url=/">',
)

function writePage(title: string, body: string, head = ''): string {
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
    `${head}<title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>\n`
  )
}
