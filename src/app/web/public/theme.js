// Before the first paint, so that no light page flashes at night. A file and not inline: the content policy forbids inline script.
;(() => {
  const chosen = localStorage.getItem('landfall.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.lang = localStorage.getItem('landfall.language') || 'zh-CN'
})()

// What our scripts write as rules of style carries the number of this answer, without which the content policy applies none.
;(() => {
  const { nonce } = document.currentScript
  const create = Document.prototype.createElement
  Document.prototype.createElement = function createElement(name, ...more) {
    const element = create.call(this, name, ...more)
    if (element.localName === 'style') element.nonce = nonce
    return element
  }
})()

// A style that our scripts set as text (charts, growing text boxes) is set word by word, which the policy lets pass; what stands as a style
// in pasted HTML is not applied.
;(() => {
  const set = Element.prototype.setAttribute
  Element.prototype.setAttribute = function setAttribute(name, value) {
    if (name === 'style' && this.style) this.style.cssText = value
    else set.call(this, name, value)
  }
})()
