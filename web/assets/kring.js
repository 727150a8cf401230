// SPDX-License-Identifier: EUPL-1.2
// Only adds: every task works without this file. "Snel weg" leaves no page behind to go back to, a text can be shared or
// copied in one tap, and a slow connection does not send the same words twice. Nothing is written to the phone, and nothing
// asks "are you sure?" when a page is left: who has to go quickly must not meet a question.
'use strict'

// A link that works without us; with us the page of the plan is replaced in the history, so "back" does not show it.
function leave(event) {
	const link = event.target.closest('[data-away]')
	if (!link) return
	event.preventDefault()
	document.documentElement.hidden = true
	location.replace(link.href)
}

// What the buttons of a text say when they are done stands in the page, in the page's own language.
function tell(button, words) {
	const place = button.closest('form, section, main').querySelector('[data-said]')
	if (!place || !words) return
	place.textContent = words
	place.hidden = false
}

async function share(button) {
	const text = document.getElementById(button.dataset.share).value
	try {
		await navigator.share({ text })
		tell(button, button.dataset.done)
	} catch {
		// Whoever closes the sheet of the phone changed their mind: that is no mistake.
	}
}

async function copy(button) {
	const field = document.getElementById(button.dataset.copy)
	field.select()
	try {
		await navigator.clipboard.writeText(field.value)
		tell(button, button.dataset.done)
	} catch {
		tell(button, button.dataset.failed)
	}
}

function print_page() {
	window.print()
}

// The telephone's own voice for the page's language, and none that sends the words away to be spoken.
function own_voice() {
	const lang = document.documentElement.lang
	return window.speechSynthesis?.getVoices().find(voice => voice.localService && voice.lang.startsWith(lang))
}

// Pressed while it speaks, it stops.
function speak() {
	if (speechSynthesis.speaking) return speechSynthesis.cancel()
	const words = [...document.querySelectorAll('main h1, main p, main li:not([data-speaks]), main .button')]
	const said = new SpeechSynthesisUtterance(words.map(word => word.textContent.trim()).join('. '))
	said.voice = own_voice()
	said.lang = said.voice.lang
	speechSynthesis.speak(said)
}

// Pressing twice with a slow connection would send the same words twice.
function once(event) {
	const form = event.target
	if (form.dataset.sent) {
		event.preventDefault()
		return
	}
	form.dataset.sent = 'yes'
	form.setAttribute('aria-busy', 'true')
	setTimeout(() => { delete form.dataset.sent; form.removeAttribute('aria-busy') }, 8000)
}

// Where the phone has no share sheet, copying is the one clear thing to do.
function show_buttons() {
	for (const button of document.querySelectorAll('[data-share]')) button.hidden = !navigator.share
	for (const button of document.querySelectorAll('[data-copy], [data-print]')) button.hidden = false
	for (const place of document.querySelectorAll('[data-speaks]')) place.hidden = !own_voice()
	if (navigator.share) return
	for (const button of document.querySelectorAll('[data-share] ~ [data-copy]')) button.classList.remove('button--quiet')
}

document.addEventListener('click', leave)
document.addEventListener('click', event => {
	const button = event.target.closest('[data-share], [data-copy], [data-print], [data-speak]')
	if (!button) return
	if (button.dataset.share) share(button)
	else if (button.dataset.copy) copy(button)
	else if ('speak' in button.dataset) speak()
	else print_page()
})
document.addEventListener('submit', once)
window.speechSynthesis?.addEventListener('voiceschanged', show_buttons)
addEventListener('pageshow', event => { if (event.persisted) document.documentElement.hidden = false })
show_buttons()
