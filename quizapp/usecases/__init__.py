"""What people do with the app: one function, one transaction. They know neither Flask nor forms."""
