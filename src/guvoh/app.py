"""Opens a vault and joins the steps; the only module that knows all of them."""
