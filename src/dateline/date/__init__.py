"""date"""
