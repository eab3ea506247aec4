// Before the first paint, so that no light page flashes at night. A file and not inline: the content policy forbids inline script.
;(() => {
  const chosen = localStorage.getItem('landfall.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.lang = localStorage.getItem('landfall.language') || 'zh-CN'
})()
