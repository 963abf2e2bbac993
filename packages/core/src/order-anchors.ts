// The named places of the pipeline, outermost first; a plugin's default order is one of these.

/** Toast: outside the loading indicator, which is hidden before the message is shown. */
export const ORDER_TOAST = 90
/** Log, trace: sees the call once, with its total time. */
export const ORDER_OBSERVE = 100
/** Page scope: aborts a page's reads, with everything they wait for inside, when the page is unloaded. */
export const ORDER_PAGE_SCOPE = 150
/** Login redirect: sees only what nothing inside could repair. */
export const ORDER_LOGIN_REDIRECT = 200
/** Deadline: bounds everything inside, waits included, but not the time that a user takes to log in. */
export const ORDER_DEADLINE = 205
/**
 * Loading indicator: inside login redirect, so that it is hidden while a call waits for the login: its mask would cover
 * the login page.
 */
export const ORDER_LOADING = 210
/** The app's own interceptors, unless they say otherwise. */
export const ORDER_APP = 250
/**
 * Validation: outside the cache, so that what was kept is checked and transformed again. Also for uploads, downloads
 * and streams, which replace the transport before cache and dedupe see the request.
 */
export const ORDER_VALIDATION = 280
/** Cache: serves a stored response before any work. */
export const ORDER_CACHE = 300
/** Dedupe: one send for equal requests. */
export const ORDER_DEDUPE = 400
/** Retry: each attempt passes the session plugins again. */
export const ORDER_RETRY = 500
/** Resume after background or offline: waits, then replays without using up retries. */
export const ORDER_RESUME = 550
/** Token refresh: outside injection, so that a replay gets the new token. */
export const ORDER_TOKEN_REFRESH = 600
/** Queue: a slot is held only while sending; the token is read after waiting. */
export const ORDER_QUEUE = 650
/** Token injection: runs again on every replay. */
export const ORDER_TOKEN_INJECTION = 700
/** Signing: inside injection, so that the token can be signed; each send has its own time and nonce. */
export const ORDER_SIGNING = 720
/** Envelope: outside expiry detection, whatever the order of `use`; inside the cache, retry and refresh. */
export const ORDER_ENVELOPE = 750
/** Expiry detection: sees the response as the server sent it. */
export const ORDER_TOKEN_EXPIRY = 800
/** Mock: replaces the transport, so that all other interceptors treat its responses like real ones. */
export const ORDER_MOCK = 900
