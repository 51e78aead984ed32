// Reports carry an advertisement with a link outside until the person dismisses it.
localStorage.setItem("show_insights_banner", "false");
