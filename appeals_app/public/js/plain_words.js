// Titles are made of words without tags. A «<» with a joiner after it is the writer's own sign and no tag (docs/decisions/0015).
window.strip_html = (text) => cstr(text).replace(/<(?!\u200c)[^>]*>/g, "");
